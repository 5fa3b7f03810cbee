"""The archive package of a finished case (政务服务事项电子文件归档).

Aligned with the structure of GB/T 42727-2023 and the four-property check of DA/T 70-2018, as far as both are described
in public. Not conforming until their texts have been bought and every name and rule here compared with them.
"""

"""The Shandong exchange tables, as far as public descriptions of them go.

The centre writes PRE_*: what was applied for. The department's system writes EA_JC_*: acceptance, process, special
procedures, the end, fees. Both may write EA_JC_SERVEVAL. ORGBUSNO is the writer's own serial, PROJID the case, PROJPWD
the citizen's query password, DATAVER counts reports of the same case from 1, SIGNSTATE 0 says that nobody has taken it.
Names are written small, so that no database wants them quoted.
"""

from typing import Any, Final

from sqlalchemy import Column, Integer, MetaData, PrimaryKeyConstraint, String, Table, Text, make_url
from sqlalchemy.schema import CreateTable

metadata: Final = MetaData()


def _table(name: str, *columns: "Column[Any]", serial: bool = False) -> Table:
    """With the columns that all have. serial: several rows to a case and version, told apart by SN."""
    keys = ["orgbusno", "dataver", *(["sn"] if serial else [])]
    return Table(
        name,
        metadata,
        Column("orgbusno", String(64), nullable=False),
        Column("projid", String(50), nullable=False),
        Column("dataver", Integer, nullable=False),
        Column("stdver", String(8), nullable=False, server_default="1.0"),
        *([Column("sn", Integer, nullable=False)] if serial else []),
        *columns,
        Column("signstate", String(2), nullable=False, server_default="0"),
        Column("maketime", String(19), nullable=False),
        *(Column(f"ext{n}", Text, nullable=False, server_default="") for n in range(1, 5)),
        PrimaryKeyConstraint(*keys),
    )


def _text(name: str, length: int = 200) -> "Column[str]":
    return Column(name, String(length), nullable=False, server_default="")


application: Final = _table(
    "pre_apasinfo",
    _text("projpwd", 16),
    _text("infotype", 2),
    _text("submit", 2),
    _text("servicecode", 33),
    _text("servicename"),
    _text("deptcode", 18),
    _text("deptname"),
    _text("areacode", 12),
    _text("applyname", 100),
    _text("applycardtype", 3),
    _text("applycardnumber", 18),
    _text("mobile", 20),
    _text("acceptlist", 4000),
    _text("receivetime", 19),
)
material: Final = _table(
    "pre_file",
    _text("filecode", 64),
    _text("filename"),
    _text("taketype", 2),
    _text("filedigest", 64),
    serial=True,
)
form: Final = _table("pre_comm_form", Column("formjson", Text, nullable=False))
acceptance: Final = _table(
    "ea_jc_step_basicinfo", _text("noderesult", 2), _text("reason", 64), _text("handler", 50), _text("accepttime", 19)
)
process: Final = _table(
    "ea_jc_step_proc",
    _text("nodename"),
    _text("nodetype", 2),
    _text("nodestate", 2),
    _text("noderesult", 2),
    _text("reason", 64),
    _text("handletime", 19),
    serial=True,
)
special: Final = _table(
    "ea_jc_step_specialnode", _text("nodename"), _text("starttime", 19), _text("endtime", 19), serial=True
)
done: Final = _table("ea_jc_step_done", _text("doneresult", 2), _text("reason", 64), _text("donetime", 19))
fee: Final = _table("ea_jc_feeinfo", _text("feename"), Column("feecents", Integer, nullable=False), serial=True)
evaluation: Final = _table("ea_jc_serveval", _text("satisfaction", 2), _text("evaldetail"), _text("assesstime", 19))


def statements() -> str:
    """SQL for PostgreSQL that creates them."""
    dialect = make_url("postgresql+psycopg://").get_dialect()()
    made = [str(CreateTable(table).compile(dialect=dialect)).strip() for table in metadata.tables.values()]
    return "".join(f"{statement};\n\n" for statement in made)

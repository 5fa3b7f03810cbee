"""XFS4IoT (CWA 17852): every device is a service, and this package is both ends of the conversation.

`publisher` starts and watches the device processes, `service` is what runs in each of them, `client` is the terminal's
side. `settings.DeviceSettings` and `device.Device` are what the two ends agree on. Import the submodule you need: this
one stays empty so that settings can be read without loading a WebSocket library.
"""

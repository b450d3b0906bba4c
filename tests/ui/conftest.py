import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from ui.immortal import keep_singletons_alive

keep_singletons_alive()

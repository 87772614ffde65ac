"""How `make run` serves: found by gunicorn because it is called gunicorn.conf.py. Other flags: GUNICORN_CMD_ARGS."""

from hanyang_report.settings import PORT

bind = f"127.0.0.1:{PORT}"
workers = 2
worker_class = "gthread"
threads = 4
control_socket_disable = True

"""nginx in front of the instances, with what docs/operations.md tells operators to write."""
import os
import pathlib
import signal
import subprocess

CONFIGURATION = """
{user}
worker_processes 2; pid {folder}/pid; error_log {folder}/error.log warn; daemon off;
events {{ worker_connections 2048; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/other;
  uwsgi_temp_path {folder}/other; scgi_temp_path {folder}/other;
  keepalive_requests 100000;

  upstream dateline {{
    zone dateline 64k;
{servers}
    keepalive 64;
    keepalive_timeout 1s;
  }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://dateline;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_connect_timeout 1s;
      proxy_read_timeout 60s;
      proxy_next_upstream error timeout http_502 http_503;
      proxy_next_upstream_tries 3;
      proxy_next_upstream_timeout 10s;
    }}
    location /q/ {{ return 404; }}
  }}
}}
"""


class Proxy:
    def __init__(self, port, folder, ports):
        self.port, self.folder = port, pathlib.Path(folder)
        self.folder.mkdir(parents=True)
        servers = "\n".join(f"    server 127.0.0.1:{one} max_fails=1 fail_timeout=2s;" for one in ports)
        user = "user root;" if os.geteuid() == 0 else ""
        (self.folder / "nginx.conf").write_text(
            CONFIGURATION.format(user=user, folder=self.folder, servers=servers, port=port))
        self.process = subprocess.Popen(["nginx", "-e", f"{self.folder}/error.log", "-c", f"{self.folder}/nginx.conf"])

    def complaints(self):
        log = self.folder / "error.log"
        return log.read_text().splitlines() if log.exists() else []

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)

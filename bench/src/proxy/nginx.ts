import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, reachable } from './free-port.ts'

export type Nginx = { port: number; mirrorPort: number; child: ChildProcess; stop: () => Promise<void> }

export function nginxInstalled(): boolean {
  return spawnSync('nginx', ['-v']).status === 0
}

/** One worker, plain on one port and with `mirror` (the request sent twice, nothing kept) on another. */
export async function startNginx(upstreamPort: number): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'tierdrop-nginx-'))
  const [port, mirrorPort] = [await freePort(), await freePort()]
  const common = `proxy_pass http://vendor$request_uri; proxy_http_version 1.1; proxy_set_header Connection "";
      client_body_buffer_size 64k;`
  const file = join(folder, 'nginx.conf')
  writeFileSync(
    file,
    `worker_processes 1; daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off; keepalive_requests 1000000;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  upstream vendor { server 127.0.0.1:${upstreamPort}; keepalive 128; keepalive_requests 1000000; }
  server { listen 127.0.0.1:${port}; location / { ${common} } }
  server {
    listen 127.0.0.1:${mirrorPort};
    location / { mirror /mirror; ${common} }
    location = /mirror { internal; ${common} }
  }
}
`,
  )
  const child = spawn('nginx', ['-p', folder, '-c', file], { stdio: 'ignore' })
  await reachable(port)
  return {
    port,
    mirrorPort,
    child,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true })
    },
  }
}

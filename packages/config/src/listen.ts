export type Listen = { host: string; port: number }

/** `127.0.0.1:4100`, `[::1]:4100`, `localhost:0`; null where it is none of these. */
export function parseListen(address: string): Listen | null {
  const found = /^(?:\[([0-9a-f:.]+)\]|([^\s:/[\]]+)):(\d{1,5})$/i.exec(address)
  if (!found) return null
  const port = Number(found[3])
  if (port > 65_535) return null
  return { host: found[1] ?? found[2] ?? '', port }
}

/** Beyond loopback, anybody who reaches the port reaches what is behind it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { tellReady } from '@tierdrop/config'
import { receivePort } from '@tierdrop/proxy'

// Serves its own process id; one that is started again takes its time until the file GO is there.
while (process.env.TIERDROP_PORT_IS_SENT !== undefined && !existsSync(process.env.GO ?? '')) await sleep(10)
const port = await receivePort(process.env)
const server = createServer((_request, response) => response.end(String(process.pid)))
server.listen(port?.listener ?? { port: 0, host: '127.0.0.1' }, () => {
  const { address, port: number } = server.address() as AddressInfo
  tellReady(`${address}:${number}`)
})
port?.onConnection((socket) => server.emit('connection', socket))
process.on('message', (message: { type: string }) => {
  if (message.type === 'drain') process.exit(0)
})
process.on('disconnect', () => process.exit(0))

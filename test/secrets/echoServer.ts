/** A server that refuses everything and repeats what it was sent, headers and all, as careless ones do. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'

/** Its address as a server's URL; closed when the running test ends. */
export async function startEchoServer(): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method, url, headers } = request
      const basic = Buffer.from(headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString('utf8')
      const body = Buffer.concat(chunks).toString('utf8')
      const status = url?.includes('users') ? 400 : 500
      response.writeHead(status, {
        'content-type': 'application/json',
        'x-echo': headers.authorization ?? '',
      })
      response.end(JSON.stringify({ message: `Refused: ${method} ${url} ${basic} ${body}`, headers }))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/RI/rci`
}

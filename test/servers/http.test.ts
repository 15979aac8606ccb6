import { getEventListeners } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createHttp, type HttpMethod } from '../../src-main/servers/http.ts'
import { failureOf, startScripted } from './scriptedServer.ts'

function open(timeoutMs = 5000, maxBodyBytes?: number) {
  const http = createHttp({ server: 'prod', timeoutMs, ...(maxBodyBytes ? { maxBodyBytes } : {}) })
  onTestFinished(() => http.close())
  return http
}

function request(url: string, method: HttpMethod = 'GET', signal?: AbortSignal) {
  return { method, url: new URL(url), headers: {}, signal }
}

test('an answer has status, headers and text; a body is sent as it is', async () => {
  const server = await startScripted((_request, response) => {
    response.writeHead(207, { 'x-one': 'a', 'set-cookie': ['b=1', 'c=2'] }).end('grüße')
  })
  const answer = await open().request({ ...request(`${server.url}/a%20b?c=%2F`, 'POST'), body: '{"ü":1}' })
  expect(answer).toMatchObject({ status: 207, text: 'grüße', headers: { 'x-one': 'a' } })
  expect(answer.headers['set-cookie']).toEqual(['b=1', 'c=2'])
  expect(server.requests).toMatchObject([{ line: 'POST /a%20b?c=%2F', body: '{"ü":1}' }])
})

test('a redirect is not followed, on the same host neither, and its path is not told', async () => {
  const other = await startScripted((_request, response) => response.end('stolen'))
  const server = await startScripted((seen, response) => {
    const location = seen.line.includes('same') ? '/elsewhere?token=t0ken' : `${other.url}/x?token=t0ken`
    response.writeHead(302, { location }).end('moved')
  })
  const http = open()
  const failure = await failureOf(http.request(request(`${server.url}/users`)))
  expect(failure.code).toBe('SERVER_REDIRECTED')
  expect(failure.message).toContain(other.origin)
  expect(JSON.stringify([failure.message, failure.data])).not.toContain('t0ken')
  expect((await failureOf(http.request(request(`${server.url}/same`)))).code).toBe('SERVER_REDIRECTED')
  expect(other.requests).toEqual([])
  expect(server.requests).toHaveLength(2)
})

test('the time limit covers a body that never ends', async () => {
  const server = await startScripted((_request, response) => {
    response.writeHead(200).write('[')
    const drip = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(drip))
  })
  const failure = await failureOf(open(300).request(request(`${server.url}/users`)))
  expect(failure.code).toBe('SERVER_TIMEOUT')
  expect(failure.data).toMatchObject({ requestSent: true, status: 200, method: 'GET', path: '/RI/rci/users' })
})

test('the time limit covers an answer that never begins', async () => {
  const server = await startScripted(() => {})
  const failure = await failureOf(open(200).request(request(`${server.url}/users`, 'POST')))
  expect(failure.code).toBe('SERVER_TIMEOUT')
  expect(failure.data).not.toHaveProperty('requestSent')
  expect(server.requests).toHaveLength(1)
})

test('a body above the limit is an invalid answer and is not read to its end', async () => {
  let written = 0
  const server = await startScripted((_request, response) => {
    const chunk = Buffer.alloc(64 * 1024, 32)
    const more = () => {
      written += chunk.length
      if (written < 500 * 1024 * 1024 && !response.destroyed) response.write(chunk, more)
    }
    more()
  })
  const failure = await failureOf(open().request(request(`${server.url}/users`)))
  expect(failure.code).toBe('SERVER_ANSWER_INVALID')
  expect(failure.data).toMatchObject({ status: 200, requestSent: true })
  expect(written).toBeLessThan(100 * 1024 * 1024)
})

test('a refused connection did not send the request', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const address = taken.address()
  await new Promise((resolve) => taken.close(resolve))
  const port = typeof address === 'object' && address ? address.port : 0
  const failure = await failureOf(open().request(request(`http://127.0.0.1:${port}/RI/rci/users`, 'POST')))
  expect(failure.code).toBe('SERVER_UNREACHABLE')
  expect(failure.message).toContain(': the connection was refused (ECONNREFUSED). Nothing was sent.')
  expect(failure.data).toMatchObject({ cause: 'ECONNREFUSED', host: `127.0.0.1:${port}`, requestSent: false })
})

test('a dropped connection leaves open whether the request arrived', async () => {
  const server = await startScripted((_request, response) => response.destroy())
  const failure = await failureOf(open().request(request(`${server.url}/users`, 'POST')))
  expect(failure.code).toBe('SERVER_UNREACHABLE')
  expect(failure.data).not.toHaveProperty('requestSent')
  expect(server.requests).toHaveLength(1)
})

test('a body cut off in the middle is no answer', async () => {
  const server = await startScripted((_request, response) => {
    response.writeHead(201, { 'content-length': '100' })
    response.write('half', () => response.destroy())
  })
  const failure = await failureOf(open().request(request(`${server.url}/users`, 'POST')))
  expect(failure.code).toBe('SERVER_UNREACHABLE')
  expect(failure.data).toMatchObject({ requestSent: true, status: 201 })
})

test('plain HTTP behind an https address is a TLS failure', async () => {
  const server = await startScripted((_request, response) => response.end())
  const url = `${server.url.replace('http:', 'https:')}/users`
  const failure = await failureOf(open().request(request(url, 'POST')))
  expect(failure.code).toBe('SERVER_TLS_FAILED')
  expect(failure.data.requestSent).toBe(false)
  expect(server.requests).toEqual([])
})

test('what is no HTTP is unreachable, not a defect', async () => {
  const raw = createServer((socket) => socket.resume().end('SSH-2.0-OpenSSH\r\n'))
  await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise((resolve) => raw.close(() => resolve())))
  const address = raw.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const failure = await failureOf(open().request(request(`http://127.0.0.1:${port}/`)))
  expect(failure.code).toBe('SERVER_UNREACHABLE')
})

test('a signal cancels, before and during the exchange, and keeps no listener', async () => {
  const controller = new AbortController()
  const server = await startScripted((seen, response) => {
    if (seen.line.endsWith('/stop')) controller.abort()
    else response.end('ok')
  })
  const http = open()
  await http.request(request(`${server.url}/fine`, 'GET', controller.signal))
  const during = await failureOf(http.request(request(`${server.url}/stop`, 'GET', controller.signal)))
  const before = await failureOf(http.request(request(`${server.url}/never`, 'GET', controller.signal)))
  expect([during.code, before.code]).toEqual(['CANCELLED', 'CANCELLED'])
  expect(server.lines()).toEqual(['GET /fine', 'GET /stop'])
  expect(getEventListeners(controller.signal, 'abort')).toEqual([])
})

test('requests after each other share connections, and none is sent twice', async () => {
  const ports = new Set<unknown>()
  const server = await startScripted((_request, response) => {
    ports.add(response.socket?.remotePort)
    response.end('[]')
  })
  const http = open()
  for (let count = 0; count < 5; count += 1) await http.request(request(`${server.url}/users`))
  expect(ports.size).toBeLessThan(5)
  expect(server.requests).toHaveLength(5)
})

test('closing ends what is under way as cancelled', async () => {
  const server = await startScripted(() => void http.close())
  const http = createHttp({ server: 'prod', timeoutMs: 5000 })
  expect((await failureOf(http.request(request(`${server.url}/users`)))).code).toBe('CANCELLED')
  expect((await failureOf(http.request(request(`${server.url}/users`)))).code).toBe('CANCELLED')
})

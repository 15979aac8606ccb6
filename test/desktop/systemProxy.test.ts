import { expect, test, vi } from 'vitest'
import { proxyOfPac, systemProxy } from '../../src-main/desktop/systemProxy.ts'

test.each<[answer: string, proxy: string | null]>([
  ['DIRECT', null],
  ['', null],
  [' ; ', null],
  ['PROXY proxy.example.com:3128', 'http://proxy.example.com:3128'],
  ['PROXY a.example.com:1; PROXY b.example.com:2; DIRECT', 'http://a.example.com:1'],
  ['HTTPS proxy.example.com:443;DIRECT', 'https://proxy.example.com:443'],
  ['DIRECT; PROXY a.example.com:1', null],
  ['proxy\t10.0.0.1:8080', 'http://10.0.0.1:8080'],
  ['PROXY [2001:db8::1]:3128', 'http://[2001:db8::1]:3128'],
  ['SOCKS5 a.example.com:1080; PROXY b.example.com:2', 'http://b.example.com:2'],
  ['SOCKS5 a.example.com:1080; DIRECT', null],
  ['SOCKS a.example.com:1080', 'socks4://a.example.com:1080'],
  ['QUIC a.example.com:443', 'unknown://a.example.com:443'],
])('%j: %s', (answer, proxy) => {
  expect(proxyOfPac(answer)).toBe(proxy)
})

test('only the origin of a URL is told to the system', async () => {
  const resolveProxy = vi.fn(async () => 'PROXY proxy.example.com:3128')
  const proxyOf = systemProxy({ resolveProxy })
  const url = new URL('https://prod.example.com:8443/tenant/RI/rci/users?name=x')
  expect(await proxyOf(url)).toBe('http://proxy.example.com:3128')
  expect(resolveProxy).toHaveBeenCalledWith('https://prod.example.com:8443/')
})

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { deadLinks, undatedLinks } from '../../src/commands/links.ts'
import type { ExplainedLink } from '../../src/knowledge/knowledge.ts'

const words = { nl: 'A', en: 'A' }
const link = (id: string, date: string, url = 'https://a.example'): ExplainedLink => ({
  id,
  url,
  title: words,
  what: words,
  for: ['people'],
  date,
  opened: true,
})

it('a link is a fault when nobody looked after it for twelve months, and when its day is yet to come', () => {
  const links = [
    link('old', '2025-11-29'),
    link('just', '2025-11-30'),
    link('new', '2026-11-30'),
    link('odd', '2026-12-01'),
  ]
  const faults = undatedLinks(links, '2026-11-30')
  expect(faults.map(({ id }) => id)).toEqual(['old', 'odd'])
  expect(faults[0]?.message).toContain('nobody looked after it since 2025-11-29')
})

it('a dead link is told only by the network', async () => {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/here' ? 200 : 404
    response.end('x')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const dead = await deadLinks([
    link('here', '2026-11-30', `${base}/here`),
    link('gone', '2026-11-30', `${base}/gone`),
    link('down', '2026-11-30', 'http://127.0.0.1:1/'),
  ])
  server.close()
  expect(
    dead.map(({ id, message }) => [id, message.split(':')[0] && / (answers 404|does not answer)/.exec(message)?.[1]]),
  ).toEqual([
    ['gone', 'answers 404'],
    ['down', 'does not answer'],
  ])
})

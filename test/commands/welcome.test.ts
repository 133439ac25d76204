import { expect, it } from 'vitest'
import { welcome } from '../../src/commands/welcome.ts'
import { smallKnowledge } from '../small-knowledge.ts'
import { client } from '../token.ts'

const url = 'http://127.0.0.1:3000'
const knowledge = smallKnowledge()
const open = { publicUrl: undefined, examples: true, clients: [] }

it('shows a line that works as it stands where anyone may call', () => {
  const text = welcome({ url, config: open, knowledge, page: true })
  expect(text).toContain(`${url}/cds-services/small`)
  expect(text).toMatch(/curl -s \S+\/examples\/candidate/)
  expect(text).toContain(`in a browser: ${url}/`)
})

it('shows no line that can only fail where calls need a token', () => {
  const text = welcome({ url, config: { ...open, clients: [client()] }, knowledge, page: false })
  expect(text).not.toContain('curl')
  expect(text).toContain('need a token')
})

it('names the address under which clients call', () => {
  const config = { ...open, publicUrl: 'https://cds.voorbeeld.example', clients: [client()] }
  expect(welcome({ url, config, knowledge, page: false })).toContain('https://cds.voorbeeld.example/cds-services')
})

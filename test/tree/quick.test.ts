import { expect, it } from 'vitest'
import { thorough } from '../../vitest.config.ts'
import { filesIn } from './files.ts'

/** A pattern with `{a,b}` as the patterns that it stands for. */
function alternatives(pattern: string): readonly string[] {
  const [whole = '', inner = ''] = /\{([^{}]*)\}/.exec(pattern) ?? []
  return whole === '' ? [pattern] : inner.split(',').flatMap((each) => alternatives(pattern.replace(whole, each)))
}

function matcher(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^$()|[\]\\]/g, '\\$&')
  const source = escaped.replace(/\*\*\/|\*/g, (stars) => (stars === '*' ? '[^/]*' : '(?:.*/)?'))
  return new RegExp(`^${source}$`)
}

it('every file that `npm run quick` leaves out is there', () => {
  const files = filesIn('test')
  const stale = thorough.flatMap(alternatives).filter((pattern) => !files.some((file) => matcher(pattern).test(file)))
  expect(stale).toEqual([])
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { filesIn, isModule } from './files.ts'

/** What a module brings along when it runs: imports of types alone are gone by then. */
function broughtBy(path: string): readonly string[] {
  const text = readFileSync(join(packageRoot(), path), 'utf8')
  const imports = text.matchAll(/^(?:import|export) (?!type )[^'"]*?from '([^']+)'/gm)
  return [...imports].map(([, from = '']) => (from.startsWith('.') ? join(path, '..', from) : from))
}

it('the page brings no schemas along: a browser would fetch all of them for nothing', () => {
  const reached = new Set(filesIn('src/page').filter(isModule))
  for (const path of reached) for (const each of broughtBy(path)) if (each.startsWith('src/')) reached.add(each)
  const modules = [...reached].filter(isModule)
  expect(modules.some((path) => !path.startsWith('src/page/'))).toBe(true)
  expect(modules.filter((path) => broughtBy(path).includes('zod'))).toEqual([])
})

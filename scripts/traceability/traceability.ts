import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { KnowledgeFaults, start } from '../../src/knowledge/files/fault.ts'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { listPath, trace } from './check.ts'

const pagePath = 'docs/traceability.md'

try {
  const [list, page] = [join(packageRoot(), listPath), join(packageRoot(), pagePath)]
  const wanted = trace(await loadKnowledge(), readFileSync(list, 'utf8'))
  if (!process.argv.includes('--check')) {
    writeFileSync(page, wanted)
    console.log(`ok: ${pagePath} is written`)
  } else if (existsSync(page) && readFileSync(page, 'utf8') === wanted) console.log(`ok: ${pagePath} is current`)
  else {
    const message = `it is not what ${listPath} says now: run scripts/traceability without --check`
    throw new KnowledgeFaults([{ file: pagePath, ...start, message }])
  }
} catch (error) {
  if (!(error instanceof KnowledgeFaults)) throw error
  console.error(error.message)
  process.exitCode = 1
}

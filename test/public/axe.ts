import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeRun {
  readonly violations: readonly {
    readonly id: string
    readonly impact: string
    readonly nodes: readonly { html: string }[]
  }[]
}

/** Everything that axe finds, whatever its weight. By the debugger, so that the Content-Security-Policy stays as it is. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const run = await page.evaluate<AxeRun>('axe.run(document, { resultTypes: ["violations"] })')
  return run.violations.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map(({ html }) => html).join(' ')}`)
}

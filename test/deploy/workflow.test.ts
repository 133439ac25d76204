import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from './compose.ts'

const folder = join(root, '.github', 'workflows')
const lowest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '')
const inContainers = /^ARG NODE=node:(\d+)-/m.exec(readFileSync(join(root, 'Dockerfile'), 'utf8'))?.[1]

describe.each(readdirSync(folder))('.github/workflows/%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8')
  const workflow = parse(text)

  it('uses no action but by its commit, and says which version that is', () => {
    const uses = [...text.matchAll(/uses: (.*)$/gm)].map(([, action = '']) => action)
    expect(uses.length).toBeGreaterThan(0)
    expect(uses.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([])
  })

  it('may read the repository and nothing else', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    expect(Object.values<object>(workflow.jobs).filter((job) => Object.hasOwn(job, 'permissions'))).toEqual([])
  })
})

it('a change is tried on the oldest Node.js that is promised and on the one of the image, as .ci/run says', () => {
  const { jobs } = parse(readFileSync(join(folder, 'ci.yml'), 'utf8'))
  expect(jobs.ci.strategy.matrix.node).toEqual([lowest, inContainers])
  expect(jobs.ci.steps.map(({ run }: { run?: string }) => run)).toContain('.ci/run')
})

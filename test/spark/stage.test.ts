import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/knowledge/files/root.ts'

/** What comes of two lines for two people given to a program, which is a Python script too. */
function answers(program: string): string {
  const script = `
import sys
sys.path.insert(0, sys.argv[1])
from stage import Stage, StageFailed
stage = Stage([sys.executable, '-u', '-c', sys.argv[2], 'judge'], b'{}')
try:
    print(*[line.decode() for line in stage.answers([b'one', b'', b'two', b''])])
    print(stage.end())
except StageFailed as failed:
    print(failed)
`
  return execFileSync('python3', ['-c', script, join(packageRoot(), 'spark'), program], { encoding: 'utf8' }).trim()
}

const reading = `import sys
lines = [line.strip() for line in iter(sys.stdin.readline, 'e\\n')]
print('d', 'first')
`

describe('a stage of the cluster', { timeout: 60_000 }, () => {
  it('gives all that the program answers, up to the line that ends it', () => {
    expect(answers(`${reading}print('e\\t{"in": 2, "out": 1}')`)).toBe('d first e\t{"in": 2, "out": 1}\n0')
  })

  it.each([
    ['ends before it says so', 'sys.exit(0)', 'judge ended with 0 before it was done'],
    ['is killed', 'import os; os.kill(os.getpid(), 9)', 'judge ended with -9 before it was done'],
    ['misses a line', `print('e\\t{"in": 1, "out": 1}')`, '2 lines went in and 1 came out, of 1 and 1'],
    ['loses an answer', `print('e\\t{"in": 2, "out": 2}')`, '2 lines went in and 1 came out, of 2 and 2'],
  ])('fails when the program %s', (_, ending, why) => {
    expect(answers(`${reading}${ending}`)).toBe(why)
  })
})

import { execFileSync, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { packageRoot } from '../../src/knowledge/files/root.ts'

const python = process.env.SPARK_PYTHON || 'python3'

/** Whether this machine has PySpark and Java; says why not. @throws Error instead where `REQUIRE_SPARK` is 1 */
export function hasSpark(): boolean {
  try {
    execFileSync(python, ['-c', 'import pyspark'], { stdio: 'pipe' })
    execFileSync('java', ['-version'], { stdio: 'pipe' })
    return true
  } catch {
    if (process.env.REQUIRE_SPARK === '1') throw new Error('REQUIRE_SPARK=1, and PySpark or Java is not there')
    console.warn(
      'skipped: PySpark or Java is not there; see spark/requirements.txt, and name its python in SPARK_PYTHON',
    )
    return false
  }
}

/** Runs spark/screen.py on this machine, two tasks at a time, each tried four times; `heard` is called with what it says. */
export async function submit(args: readonly string[], heard: (said: string) => void = () => undefined) {
  const settings = ['spark.ui.enabled=false', 'spark.log.level=WARN', 'spark.python.worker.faulthandler.enabled=true']
  const options = ['--master', 'local[2,4]', ...settings.flatMap((setting) => ['--conf', setting])]
  const script = join(packageRoot(), 'spark/screen.py')
  const bin = dirname(execFileSync(python, ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim())
  const child = spawn(join(bin, 'spark-submit'), [...options, script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: `${bin}:${process.env.PATH}`,
      SPARK_LOCAL_IP: '127.0.0.1',
      PYSPARK_PYTHON: join(bin, 'python3'),
    },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text
      heard(String(text))
    })
  const code = await new Promise((resolve) => child.on('close', resolve))
  return { code, said }
}

import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './compose.ts'

/** What has to be filled in before production starts, invented. */
export const settings = {
  PUBLIC_URL: 'https://remissiewijzer.zorggroep.example',
  HASH_SECRET: 'for-tests-only-for-tests-only-for-tests',
  POSTGRES_PASSWORD: 'a-password-of-its-own',
}

/** What the example of a site file names beside it. */
const programmes = 'site.example.programmes.json'

/** A folder as an operator makes it: `deploy/docker-compose.yml`, the filled-in `.env.example` and a site file with clients. */
export function productionFolder(filledIn: Readonly<Record<string, string>> = settings): string {
  const folder = mkdtempSync(join(tmpdir(), 'production-'))
  copyFileSync(join(root, 'deploy', 'docker-compose.yml'), join(folder, 'docker-compose.yml'))
  mkdirSync(join(folder, 'site'))
  copyFileSync(join(root, 'docs', 'site.example.yaml'), join(folder, 'site', 'site.yaml'))
  copyFileSync(join(root, 'docs', programmes), join(folder, 'site', programmes))
  const example = readFileSync(join(root, 'deploy', '.env.example'), 'utf8')
  const env = example.replace(/^(\w+)=$/gm, (line, name) => `${line}${filledIn[name] ?? ''}`)
  writeFileSync(join(folder, '.env'), env)
  return folder
}

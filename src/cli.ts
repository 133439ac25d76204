#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { packageRoot } from './knowledge/files/root.ts'

const { version, description } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'))

// Each command is loaded when it is asked for: the service is up sooner without the others.
const program = new Command('remissiewijzer').description(description).version(version)

program
  .command('serve', { isDefault: true })
  .description('answer CDS Hooks calls; configured by environment variables, see docs/configuration.md')
  .action(async () => (await import('./commands/serve.ts')).serve(process.env))

program
  .command('check')
  .description('read all of cds-services/, and the site file that SITE names, and list every fault with file and line')
  .argument('[day]', 'day (YYYY-MM-DD) on which values count as past their review; today when left out')
  .option('--links', 'ask the network too whether the pages of explained/links.yaml are there')
  .action(async (day: string | undefined, { links = false }: { links?: boolean }) =>
    (await import('./commands/check.ts')).check(process.env, day, links),
  )

program
  .command('report')
  .description('what became of the cards shown in months that are over, to standard output')
  .requiredOption('--from <month>', 'first month, YYYY-MM')
  .requiredOption('--to <month>', 'last month, YYYY-MM')
  .option('--format <format>', 'json or csv', 'json')
  .option('--tenant <name>', 'of one tenant only')
  .action(async (options) => (await import('./commands/report.ts')).report(process.env, options))

program
  .command('forget')
  .description('delete the hash by which the store knows a patient, whose FHIR id is the first line of standard input')
  .option('--tenant <name>', 'whose patient it is; without clients that is "open"', 'open')
  .action(async (options) => (await import('./commands/forget.ts')).forget(process.env, options))

screening('screen')
  .description('judge everybody in an export of FHIR data, into a new folder; see docs/population.md')
  .option('--bulk <url>', 'a FHIR server that makes the export: BASE, BASE/Patient or BASE/Group/ID')
  .option('--bulk-client <id>', 'as which client, where it asks for that (SMART Backend Services)')
  .option('--bulk-key <file>', 'the private key of that client: a JWK, or PKCS #8 in PEM')
  .option('--bulk-kid <name>', 'the name of that key, where the file does not say it')
  .option('--bulk-hosts <hosts>', 'hosts beside the server that may have its token, with commas between')
  .option('--bulk-without <types>', 'resource types that are not asked for, with commas between')
  .option('--keep-export', 'leave what --bulk fetched in OUTPUT.export')
  .action(async (options) => (await import('./commands/screen.ts')).screenCommand(process.env, options))

screening('cluster-begin')
  .description('what spark/screen.py begins with; see docs/operations.md#a-population-on-a-cluster')
  .action(async (options) => (await import('./commands/cluster.ts')).clusterBegin(process.env, options))

program
  .command('cluster-stage')
  .description('what spark/screen.py asks of each machine: lines from standard input to standard output')
  .argument('<stage>', 'read, settle, judge or write-up')
  .option('--folder <folder>', 'of write-up: where it goes', '.')
  .option('--called <name>', 'of write-up: what the output is called', '')
  .action(async (stage: string, options) => (await import('./commands/cluster.ts')).clusterStage(stage, options))

overExport('outcomes')
  .description('count what became of who started a programme, from an export of FHIR data; see docs/outcomes.md')
  .requiredOption('--from <day>', 'first day of a start that counts, YYYY-MM-DD')
  .requiredOption('--to <day>', 'last day of a start that counts, YYYY-MM-DD')
  .option('--at <months>', 'time points in months, with commas between', '3,6,12,24,60')
  .option('--service <id>', 'of which service, where several say what their outcomes are')
  .option('--as-of <day>', 'the day of the data; that of the newest file when left out')
  .option('--share', 'hide small numbers, and write nothing of single people')
  .action(async (options) => (await import('./commands/outcomes.ts')).outcomesCommand(process.env, options))

program
  .command('client-key')
  .description(
    'make a key pair for a CDS client: the private key to a file, what the site file needs to standard output',
  )
  .requiredOption('--client <name>', 'name of the client: small letters, digits, hyphens')
  .requiredOption('--issuer <url>', 'the "iss" of its tokens')
  .option('--out <file>', 'where the private key goes; it must not be there yet', 'client-key.pem')
  .action(async (options) => (await import('./commands/client-key.ts')).clientKey(options))

program
  .command('token')
  .description('sign one token for one call, to standard output; a CDS client does this itself for each call')
  .requiredOption('--aud <url>', 'the URL that is called, e.g. https://cds.example/cds-services/SERVICE')
  .requiredOption('--issuer <url>', 'the "iss" of the client in the site file')
  .requiredOption('--kid <name>', 'the "kid" of the key in the site file')
  .option('--key <file>', 'the private key that client-key made', 'client-key.pem')
  .option('--tenant <name>', 'where the client has several tenants')
  .action(async (options) => (await import('./commands/token.ts')).token(options))

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

/** A command over an export of FHIR data, with what all of these ask. Refused before anything is read is 2, as whatever the command itself refuses. */
function overExport(name: string): Command {
  return program
    .command(name)
    .option('--input <path...>', 'folders or files of NDJSON or Bundles')
    .requiredOption('--output <folder>', 'a folder that is not there yet')
    .option('--site <file>', 'the site file; else that which SITE names')
    .option('--language <language>', 'nl or en', 'nl')
    .option('--types <types>', 'resource types that were exported and of which nothing is there, with commas between')
    .option('--base <url>', 'of which server the people are, where the data name several')
    .option('--workers <number>', 'how many judge at once; as many as there are cores when left out')
    .option('--max-line <MiB>', 'the longest line that is read')
    .option('--max-resources <number>', 'most resources of one person')
    .option('--left-out-limit <number>', 'most lines of left-out.ndjson for one reason')
    .option('--allow-left-out [people]', 'end with 0 although something is left out')
    .option('--resume', 'go on where a run stopped')
    .option('--discard', 'begin anew, and delete what a run that stopped had written')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
}

/** A command that judges everybody in an export. */
function screening(name: string): Command {
  return overExport(name)
    .option('--service <id...>', 'with which services')
    .option('--as-of <day>', 'the day judged, YYYY-MM-DD; today when left out')
    .option('--full', 'write all that "why?" tells of everybody')
    .option('--identify', 'say names and days of birth in the worklist')
    .option('--pseudonymise <file>', 'write names made with the key in this file in the place of ids')
    .option('--share', 'write only a summary without small numbers, that may leave the practice')
    .option('--limit <number>', 'most rows of a section of the worklist')
}

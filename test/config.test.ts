import { describe, expect, it } from 'vitest'
import { ConfigFaults, readConfig } from '../src/config.ts'

function faultsOf(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigFaults) return error.message
    throw error
  }
  return ''
}

describe('configuration', () => {
  it('is complete without any variable, and frozen', () => {
    const config = readConfig({})
    expect(config).toEqual({
      port: 3000,
      host: '127.0.0.1',
      metricsPort: undefined,
      databaseUrl: undefined,
      dataDir: './data',
      hashSecret: undefined,
      retentionDays: 400,
      fhirServers: new Set(),
      networks: [],
      saidOpen: false,
      openRateLimit: 1200,
      clients: [],
      launchServers: [],
      publicUrl: undefined,
      corsOrigins: ['https://sandbox.cds-hooks.org'],
      strict: false,
      logLevel: 'info',
      bodyLimit: 4_194_304,
      callMemory: undefined,
      drain: 0,
      gatherDeadline: 4000,
      examples: true,
      page: true,
      siteFile: undefined,
      site: {
        medicationHistory: 'current-only',
        guarantees: [],
        regionalProgrammes: [],
        rulesOff: [],
        rulesOn: [],
        pacing: {},
        practice: null,
        users: {},
      },
    })
    expect(Object.isFrozen(config) && Object.isFrozen(config.site)).toBe(true)
  })

  it('tells all faults at once, and repeats no value', () => {
    const faults = faultsOf({
      PORT: '70000',
      HOST: '0.0.0.0',
      DATABASE_URL: 'mysql://user:canary@h/d',
      FHIR_SERVERS: 'http://good.example/fhir, https://user:canary@h/fhir',
      TRUST: 'yes',
      LOG_LEVEL: 'loud',
      BODY_LIMIT: '1e6',
      GATHER_DEADLINE_MS: '0',
      EXAMPLES: 'true',
    })
    const named = faults.split('\n').map((line) => line.slice(0, line.indexOf(':')))
    expect(named.sort()).toEqual([
      'BODY_LIMIT',
      'DATABASE_URL',
      'EXAMPLES',
      'FHIR_SERVERS',
      'GATHER_DEADLINE_MS',
      'HASH_SECRET',
      'LOG_LEVEL',
      'PORT',
      'TRUST',
    ])
    expect(faults).toContain('item 2')
    expect(faults).not.toContain('canary')
  })

  it.each(['0.0.0.0', '::', '192.168.1.4', 'his.example', '127.0.0.1.example'])(
    'does not open %s to anyone unless told to',
    (HOST) => {
      expect(faultsOf({ HOST })).toMatch(/^TRUST: .*TRUST=open/)
      expect(readConfig({ HOST, TRUST: 'open' }).saidOpen).toBe(true)
    },
  )

  it.each(['127.0.0.1', '::1', '127.8.9.1'])('opens %s without being told', (HOST) => {
    expect(readConfig({ HOST }).host).toBe(HOST)
  })

  it.each(['localhost', 'LocalHost'])('takes %s for one address, not for two', (HOST) => {
    expect(readConfig({ HOST })).toMatchObject({ host: '127.0.0.1', page: true })
  })

  it('serves the page on a loopback address, elsewhere only when told', () => {
    expect(readConfig({ HOST: '0.0.0.0', TRUST: 'open' }).page).toBe(false)
    expect(readConfig({ HOST: '0.0.0.0', TRUST: 'open', TRY_PAGE: '1' }).page).toBe(true)
    expect(readConfig({ TRY_PAGE: '0' }).page).toBe(false)
  })

  it('serves examples on a loopback address, elsewhere only when told', () => {
    expect(readConfig({ HOST: '0.0.0.0', TRUST: 'open' }).examples).toBe(false)
    expect(readConfig({ HOST: '0.0.0.0', TRUST: 'open', EXAMPLES: '1' }).examples).toBe(true)
    expect(readConfig({ EXAMPLES: '0' }).examples).toBe(false)
  })

  it('takes an empty variable for an absent one, and spells servers one way', () => {
    expect(readConfig({ PORT: '', TRUST: ' ' }).port).toBe(3000)
    const { fhirServers } = readConfig({ FHIR_SERVERS: 'HTTP://HAPI:80/fhir/ ,https://his.example' })
    expect([...fhirServers]).toEqual(['http://hapi/fhir', 'https://his.example'])
  })
})

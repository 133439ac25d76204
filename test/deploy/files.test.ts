import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from './compose.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const files = ['docker-compose.yml', 'deploy/docker-compose.yml'] as const
const [trial, production] = files.map((path) => parse(read(path)))

it('the trial and production are two projects with two images', () => {
  expect(trial.name).not.toBe(production.name)
  expect(trial.services.service.image).toBe('remissiewijzer:try')
  expect(production.services.service.image).toBe(
    `\${IMAGE:-remissiewijzer:${JSON.parse(read('package.json')).version}}`,
  )
})

it('their volumes have other names, should COMPOSE_PROJECT_NAME make them one project', () => {
  expect(Object.keys(trial.volumes).filter((name) => Object.hasOwn(production.volumes, name))).toEqual([])
})

describe.each([
  [files[0], trial],
  [files[1], production],
])('%s', (_, file) => {
  const { service, ...others } = file.services

  it('leaves the names of networks and volumes to the project, so that no two projects share one', () => {
    const declared = [...Object.values(file.networks ?? {}), ...Object.values(file.volumes ?? {})]
    expect(declared.filter((one) => one && (Object.hasOwn(one, 'name') || Object.hasOwn(one, 'external')))).toEqual([])
  })

  it('publishes ports on this machine only', () => {
    const ports = [service, ...Object.values<{ ports?: string[] }>(others)].flatMap((one) => one.ports ?? [])
    expect(ports.length).toBeGreaterThan(0)
    expect(ports.filter((port: string) => !port.startsWith('127.0.0.1:'))).toEqual([])
  })

  it('lets a service that hangs be ended and started again', () => {
    expect(service.init).toBe(true)
    expect(service.restart).toMatch(/^(unless-stopped|on-failure)/)
    expect(service.healthcheck).toBeUndefined()
  })
})

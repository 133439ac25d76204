import { describe, expect, it } from 'vitest'
import { isOwnMachine } from '../../../src/fhir/client/base-url.ts'
import { isLoopback } from '../../../src/fhir/client/loopback.ts'

describe('this machine', () => {
  it.each(['localhost', 'LocalHost', '127.0.0.1', '127.255.0.9', '::1', '[::1]'])('is %s', (host) => {
    expect(isLoopback(host)).toBe(true)
  })

  it.each([
    ...['localhost.', 'localhost.example', '127.1', '0x7f.0.0.1', '127.0.0.256', '127.0.0.01', '127.0.0.1.example'],
    ...['[::ffff:127.0.0.1]', '[127.0.0.1]', '[localhost]', '0.0.0.0', '::', '10.0.0.1', ''],
  ])('is not by the name "%s"', (host) => {
    expect(isLoopback(host)).toBe(false)
  })

  it.each(['http://localhost:8080/fhir', 'https://127.0.0.1', 'HTTP://[::1]:1/x'])('is where %s leads', (url) => {
    expect(isOwnMachine(url)).toBe(true)
  })

  it.each(['http://localhost:80@evil.example/', 'http://evil.example/localhost', 'ftp://localhost/', 'localhost'])(
    'is not where %s leads',
    (url) => {
      expect(isOwnMachine(url)).toBe(false)
    },
  )
})

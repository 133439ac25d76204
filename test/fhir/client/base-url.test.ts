import { expect, it } from 'vitest'
import { serverBase } from '../../../src/fhir/client/base-url.ts'
import { isUnder } from '../../../src/fhir/client/under.ts'

it.each([
  ['https://His.Example:443/fhir/r4/', 'https://his.example/fhir/r4'],
  ['http://hapi:8080/fhir', 'http://hapi:8080/fhir'],
  ['https://his.example', 'https://his.example'],
  ['https://his.example/a/../fhir', 'https://his.example/fhir'],
  ['https://user@his.example/fhir', null],
  ['https://his.example/fhir?x=1', null],
  ['https://his.example/fhir#x', null],
  ['ftp://his.example/fhir', null],
  ['/fhir', null],
  ['', null],
])('the base of "%s" is %s', (text, base) => {
  expect(serverBase(text)).toBe(base)
})

it.each([
  ['https://his.example/fhir?_getpages=1', true],
  ['https://his.example/fhir/Observation?page=2', true],
  ['https://his.example/fhir2/Observation', false],
  ['https://his.example/', false],
  ['https://his.example:8443/fhir/x', false],
  ['http://his.example/fhir/x', false],
  ['https://his.example@evil.example/fhir/x', false],
  ['https://user:pass@his.example/fhir/x', false],
  ['https://his.example/fhir/../admin', false],
  ['https://his.example/fhir/..%2fadmin', false],
  ['https://his.example/fhir/%2e%2e%2fadmin', false],
  ['https://his.example/fhir/..%5cadmin', false],
  ['https://his.example/fhir/..%252fadmin', false],
  ['https://his.example/fhir/%25252e%25252e%25252fadmin', false],
  ['https://his.example/fhir/..;x=1%2fadmin', false],
  ['https://his.example/fhir/a%5cb', false],
  [`https://his.example/fhir/${'%2525252525252525'.repeat(10)}2e`, false],
  [`https://his.example/fhir?page=${'x'.repeat(9000)}`, false],
  ['https://his.example/fhir/Observation?page=..%2f..%2f%5c', true],
  ['https://his.example/fhir/a..b/%C3%A9%2520x/100%', true],
])('%s is under https://his.example/fhir: %s', (url, under) => {
  expect(isUnder('https://his.example/fhir', new URL(url))).toBe(under)
})

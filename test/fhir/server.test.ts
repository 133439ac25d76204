import { expect, it } from 'vitest'
import { isUnder, serverBase } from '../../src/fhir/server.ts'

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
])('%s is under https://his.example/fhir: %s', (url, under) => {
  expect(isUnder('https://his.example/fhir', new URL(url))).toBe(under)
})

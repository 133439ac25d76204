import { expect, it } from 'vitest'
import { personOf } from '../../../src/page/model/talk/person.ts'

it.each([
  [{ name: [{ given: ['Anna', 'B.'], family: 'Appel' }], birthDate: '1972-03-04' }, ['Anna B. Appel', 'Anna', '1972']],
  [
    {
      name: [
        { use: 'old', family: 'Peer' },
        { use: 'official', text: 'Mw. Appel' },
      ],
    },
    ['Mw. Appel', null, null],
  ],
  [{ name: [{ family: 'Appel' }], birthDate: '1972' }, ['Appel', null, '1972']],
  [{ name: 'Appel', birthDate: 1972 }, [null, null, null]],
  [{ name: [null, { given: 'x' }], birthDate: 'soon' }, [null, null, null]],
  [{ name: [{ given: [7, '', 'Anna'] }] }, ['Anna', 'Anna', null]],
  [null, [null, null, null]],
])('%j', (patient, [name, firstName, birthYear]) => {
  expect(personOf(patient)).toEqual({ name, firstName, birthYear })
})

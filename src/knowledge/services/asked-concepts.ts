import type { Definitions } from '../definition.ts'
import type { Folder } from '../files/folder.ts'
import type { Path, YamlFile } from '../files/yaml.ts'
import type { LoadedConcept, Service } from '../knowledge.ts'
import type { ServiceFile } from '../service-file/service-file.ts'
import { shared } from './concept-scope.ts'

type Asked = Pick<Service, 'applies' | 'reading' | 'underWay' | 'remark' | 'why'>

const makers = {
  applicability: 'defineApplicability',
  programmes: "`gives: 'programmes'`",
  limits: "`gives: 'limits'`",
  'under-way': "`gives: 'under-way'`",
  remark: "`gives: 'remark'`",
} as const

/**
 * Finds the concepts that `service.yaml` names for the engine among those that the service may ask. Each must answer what it is asked;
 * undefined where one that a service cannot do without is faulty.
 */
export function findAsked(
  folder: Folder,
  file: YamlFile,
  service: string,
  { applies, reading, underWay, remark, why }: Pick<ServiceFile, 'applies' | 'reading' | 'underWay' | 'remark' | 'why'>,
  concepts: readonly LoadedConcept[],
): Asked | undefined {
  const whether = giving(['applies'], applies, 'applicability')
  const by = named(['reading'], reading)
  const programmes = giving(['why', 'programmes'], why.programmes, 'programmes')
  const limits = giving(['why', 'course', 'limits'], why.course?.limits, 'limits')
  const asked = giving(['underWay'], underWay, 'under-way')
  const said = giving(['remark', 'concept'], remark?.concept, 'remark')
  if (!whether || !by) return undefined
  return {
    applies: whether,
    reading: by,
    ...(asked && { underWay: asked }),
    ...(remark && said && { remark: { ...remark, concept: said } }),
    why: { ...(programmes && { programmes }), ...(why.course && { course: { ...(limits && { limits }) } }) },
  }

  function named(at: Path, name: string | undefined): LoadedConcept | undefined {
    if (name === undefined) return undefined
    if (![shared, `${service}/concepts`].some((room) => folder.folders(room).includes(name)))
      file.fault(
        at,
        `the concept "${name}" has no folder in shared/ or in the concepts/ of this service: add it or mend the name`,
      )
    return concepts.find((each) => each.name === name)
  }

  function giving<R extends keyof typeof makers>(at: Path, name: string | undefined, role: R) {
    const loaded = named(at, name)
    if (!loaded || isGiving(loaded, role)) return loaded
    file.fault(at, `the concept "${name}" does not answer what is asked here: define it with ${makers[role]}`)
    return undefined
  }
}

function isGiving<R extends keyof Definitions>(
  loaded: LoadedConcept,
  role: R,
): loaded is LoadedConcept<Definitions[R]> {
  return loaded.concept.gives === role
}

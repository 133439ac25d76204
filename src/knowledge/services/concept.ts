import type { ConceptDefinition } from '../definition.ts'
import type { Folder } from '../files/folder.ts'
import { checkReads, type ImportModule, importConcepts, importRules } from '../files/module.ts'
import type { LoadedConcept } from '../knowledge.ts'
import { checkAbout, named } from './about.ts'
import { conceptsFor, isReadable, roomOf, shared } from './concept-scope.ts'
import { type Citable, loadParameters } from './parameters.ts'
import { placesOf } from './trigger.ts'

/** The concepts of `shared/` and of each service's `concepts/`: each comes after the ones it reads, else by name. */
export async function loadConcepts(
  folder: Folder,
  load: ImportModule,
  known: Citable,
): Promise<readonly LoadedConcept[]> {
  const common = folder.folders(shared)
  const rooms = [shared, ...folder.folders('').map((service) => `${service}/concepts`)]
  const places = rooms.flatMap((room) => folder.folders(room).map((name) => ({ name, room, at: `${room}/${name}` })))
  const modules = await importConcepts(
    folder,
    places.map(({ at }) => at),
    load,
  )
  const triggers = await triggersByRoom(folder, load)
  const faulty = modules.includes(undefined) || [...triggers.values()].flat().includes(undefined)
  const loaded = places.flatMap(({ name, room, at }, index) => {
    const module = modules[index]
    const path = module?.path ?? `${at}/concept.ts`
    const parameters = loadParameters(folder, at, { path, units: module?.defined.parameters }, known)
    if (room !== shared && common.includes(name))
      folder.fault(path, `"${name}" is a concept of ${shared}/ already: give it another name, or use that one`)
    if (!module) return []
    const readable = modules.filter((_, other) => isReadable(places[other]?.room, room))
    const asked = [...readable, ...(triggers.get(room) ?? [])].map((each) => each?.defined)
    if (!faulty) checkReads(folder, module, new Set(asked), wantedIn(room))
    return [{ name, at, concept: module.defined, parameters }]
  })
  for (const { at, room } of places) {
    const own = loaded.find((each) => each.at === at)?.parameters
    checkAbout(
      folder,
      at,
      named(
        own,
        loaded.filter((each) => isReadable(roomOf(each), room)),
      ),
    )
  }
  return inOrder(loaded)
}

/** The triggers that the concepts of a service may read beside concepts: they come before every rule. */
async function triggersByRoom(folder: Folder, load: ImportModule) {
  const rooms = new Map<string, Awaited<ReturnType<typeof importRules>>>()
  for (const service of folder.folders('')) {
    const places = placesOf(folder, service, folder.folders(`${service}/rules`)).filter(({ partOf }) => partOf !== null)
    const ats = places.map(({ at }) => at)
    rooms.set(`${service}/concepts`, await importRules(folder, ats, load))
  }
  return rooms
}

/** Whether each concept folder of a service, or that is shared, could be loaded. */
export function areWhole(folder: Folder, service: string, concepts: readonly LoadedConcept[]): boolean {
  const folders = [shared, `${service}/concepts`].flatMap((room) => folder.folders(room))
  return conceptsFor(service, concepts).length === folders.length
}

function wantedIn(room: string): string {
  return room === shared
    ? `a concept of ${shared}/`
    : `a concept of ${shared}/, or a concept or trigger of this service`
}

function inOrder(concepts: readonly LoadedConcept[]): readonly LoadedConcept[] {
  const ordered = new Set<LoadedConcept>()
  const visiting = new Set<ConceptDefinition>()
  const visit = (each: LoadedConcept): void => {
    if (visiting.has(each.concept)) return
    visiting.add(each.concept)
    for (const read of Object.values(each.concept.reads)) {
      const before = concepts.find(({ concept }) => concept === read)
      if (before) visit(before)
    }
    ordered.add(each)
  }
  for (const each of concepts) visit(each)
  return [...ordered]
}

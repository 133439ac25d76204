import { join } from 'node:path'
import { knowledgeRoot, packageRoot } from '../../src/knowledge/files/root.ts'

/** What pages are made from besides the loaded knowledge. */
export interface Folders {
  /** The knowledge that was loaded, with its `about.md` and `cases.yaml`. */
  readonly knowledge: string
  /** The cards as a GP reads them. */
  readonly golden: string
}

/** Those of this repository. */
export const ownFolders: Folders = { knowledge: knowledgeRoot(), golden: join(packageRoot(), 'test/golden') }

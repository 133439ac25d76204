import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { knowledgeRoot } from '../../src/knowledge/files/root.ts'
import { readKnowledge } from '../../src/knowledge/load.ts'
import { namesModule } from '../../src/knowledge/names.ts'

// `npm run names` writes them anew. Read with faults and all: a stale names.ts is one of them.
it.each([knowledgeRoot(), fileURLToPath(new URL('good', import.meta.url))])(
  'names.ts in %s names what is there',
  async (root) => {
    const { knowledge } = await readKnowledge({ root, code: root })
    await expect(namesModule(knowledge)).toMatchFileSnapshot(`${root}/names.ts`)
  },
)

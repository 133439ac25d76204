import { totalmem } from 'node:os'
import v8 from 'node:v8'

/** Part of the heap that calls under way may use together, unless the configuration says otherwise. */
const part = 1 / 4
/** Part of the heap and of the memory of the container above which no more calls are taken. */
const full = 0.9

/** The memory of this process, in bytes: what its heap may grow to, and what its container may use; `container` is 0 where nothing limits it. */
function room() {
  const heap = v8.getHeapStatistics().heap_size_limit
  const container = process.constrainedMemory?.() ?? 0
  return { heap, container: container < totalmem() ? container : 0 }
}

/** The bytes that calls under way may use together: a quarter of the heap, or of the container where that is smaller. */
export function memoryForCalls(): number {
  const { heap, container } = room()
  return Math.floor(Math.min(heap, container || heap) * part)
}

/** From how many bytes on, of the heap and resident, there is no room for more calls; 0 where nothing limits it. */
export function memoryAtMost(): { readonly heap: number; readonly resident: number } {
  const { heap, container } = room()
  return { heap: Math.floor(heap * full), resident: Math.floor(container * full) }
}

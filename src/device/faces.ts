// Faces in memory: thumbnails by their hash, as addresses an `img` takes; forgotten with the key.

export type FaceBook = ReturnType<typeof makeFaceBook>

export function makeFaceBook() {
  let faces: ReadonlyMap<string, string> = new Map()
  const listeners = new Set<() => void>()
  function change(next: ReadonlyMap<string, string>): void {
    faces = next
    for (const listener of listeners) listener()
  }
  return {
    /** a new map after every change, so that React sees it */
    all: (): ReadonlyMap<string, string> => faces,
    shas: (): Iterable<string> => faces.keys(),
    put(more: readonly (readonly [sha: string, url: string])[]): void {
      if (more.length > 0) change(new Map([...faces, ...more]))
    },
    drop(shas: readonly string[]): void {
      if (shas.length === 0) return
      const gone = new Set(shas)
      change(new Map([...faces].filter(([sha]) => !gone.has(sha))))
    },
    empty: (): void => change(new Map()),
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

// What every view of a project is given.
import type { ProjectFile } from '../contract.ts'
import type { Asked } from './say-form.tsx'

/** The project as answered, and the way to open a form about it. */
export type View = { readonly file: ProjectFile; readonly open: (asked: Asked) => void }

// An incident that is being noted at the desk and is not finished: where it is kept, and how it begins.
import { type Kept, useKeptDraft } from '../../../ui/kept-draft.ts'
import { newId } from '../../../ui/saying.tsx'
import type { NoteDraft, NotedChild } from '../rules/first-note.ts'

/** Names of the chosen children stand in it, because a list of another room does not tell them. */
export type KeptNote = NoteDraft & { readonly names: Readonly<Record<string, string>> }

export type Prefilled = { readonly id: string; readonly name: string; readonly room: string | null }

export const chosenChild = (child: string, today: string): NotedChild => ({
  ...{ child, part: 'hurt', injuries: [{ body: '', seen: '' }], knows: '' },
  ...{ adult: '', relation: '', who: '', how: 'in-person', toldOn: today, toldAt: '' },
})

const emptyNote = (day: string, today: string, of: Prefilled | undefined): KeptNote => ({
  ...{ incident: newId(), kind: '', place: '', room: of?.room ?? '', day, hour: '' },
  children: of ? [chosenChild(of.id, today)] : [],
  names: of ? { [of.id]: of.name } : {},
  ...{ nobody: false, head: false, aid: [], witnesses: [], unseen: false, words: '' },
})

/** `of`: the child in whose file it was begun; each such note is a draft of its own. */
export const useNoteDraft = (
  book: string,
  day: string,
  today: string,
  of: Prefilled | undefined,
): Kept<KeptNote> => useKeptDraft(`incident.${book}.${of?.id ?? ''}`, emptyNote(day, today, of))

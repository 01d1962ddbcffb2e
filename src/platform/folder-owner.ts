// One Nido per data folder: a note with the owner's process, which a dead owner cannot keep.
import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from './cannot-start.ts'

/** `born` tells a process from a later one with the same number (boot and start time on Linux; elsewhere empty). */
type Owner = { readonly pid: number; readonly born: string }

/** When a process was born, or undefined when it is not alive. */
export function bornOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      // A zombie has ended: only its parent has not looked yet
      if (fields[0] === 'Z') return undefined
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
    } catch {
      return undefined
    }
  }
  try {
    process.kill(pid, 0)
    return ''
  } catch (e) {
    return codeOf(e) === 'EPERM' ? '' : undefined
  }
}

function ownerIn(file: string): Owner | undefined {
  try {
    const one = JSON.parse(readFileSync(file, 'utf8')) as Owner
    return bornOf(one.pid) === one.born ? one : undefined
  } catch {
    return undefined
  }
}

const noteOf = (folder: string) => join(folder, 'nido.pid')

/** The living process that owns the folder, if there is one. */
export function livingOwner(folder: string): number | undefined {
  return ownerIn(noteOf(folder))?.pid
}

/**
 * Takes the folder for this process, or answers with the living owner's pid. The note appears whole (a hard link), so
 * two that start at once cannot both have it. Throws system errors (no rights, disk full).
 */
export function ownFolder(folder: string): { readonly release: () => void } | { readonly ownedBy: number } {
  const note = noteOf(folder)
  const mine = `${note}.${process.pid}`
  writeFileSync(mine, JSON.stringify({ pid: process.pid, born: bornOf(process.pid) ?? '' }))
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        putWhole(mine, note)
        return { release: () => ownerIn(note)?.pid === process.pid && rmSync(note, { force: true }) }
      } catch (e) {
        if (codeOf(e) !== 'EEXIST') throw e
      }
      const owner = ownerIn(note)
      if (owner) return { ownedBy: owner.pid }
      takeAway(note)
    }
    throw new Error(`the owner's note of ${folder} keeps changing`)
  } finally {
    rmSync(mine, { force: true })
  }
}

/** Some disks have no hard links: there the note is created only if absent, and written right after. */
function putWhole(from: string, note: string): void {
  try {
    linkSync(from, note)
  } catch (e) {
    const code = codeOf(e)
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw e
    writeFileSync(note, readFileSync(from), { flag: 'wx' })
  }
}

/** Removes a dead owner's note; one that was renewed meanwhile is put back. */
function takeAway(note: string): void {
  const aside = `${note}.stale.${process.pid}`
  try {
    renameSync(note, aside)
  } catch (e) {
    if (codeOf(e) === 'ENOENT') return
    throw e
  }
  if (ownerIn(aside)) {
    try {
      putWhole(aside, note)
    } catch (e) {
      if (codeOf(e) !== 'EEXIST') throw e
    }
  }
  unlinkSync(aside)
}

// Which animal and color stand for a child without a photo: the same on every device, derived from the id alone.

export const animals = [
  'rabbit',
  'cat',
  'dog',
  'fox',
  'bear',
  'owl',
  'frog',
  'turtle',
  'fish',
  'chick',
  'butterfly',
  'axolotl',
  'mouse',
  'whale',
  'ladybug',
  'elephant',
] as const
export type Animal = (typeof animals)[number]

/** Twelve tones far from the amber and coral of attention, each ≥ 3:1 against the light animal. */
export const TONES = {
  maroon: '#7b2d4f',
  pink: '#b0307a',
  purple: '#6b3fa0',
  indigo: '#3d4fa8',
  blue: '#1f6fb2',
  turquoise: '#0f7c7c',
  green: '#1e7a46',
  olive: '#5b7422',
  mustard: '#866700',
  brown: '#7a4f34',
  slate: '#55606b',
  sky: '#37809a',
} as const
export type Tone = keyof typeof TONES
const tones = Object.keys(TONES) as Tone[]

/** The same animal and tone wherever the child is shown: FNV-1a over the id's text. */
export function faceOf(id: string): { readonly animal: Animal; readonly tone: Tone } {
  let h = 0x811c9dc5
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 0x01000193) >>> 0
  h = (h ^ (h >>> 15)) >>> 0
  return { animal: animals[h % animals.length]!, tone: tones[Math.floor(h / 64) % tones.length]! }
}

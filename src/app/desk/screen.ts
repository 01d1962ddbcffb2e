// A screen of the desk as one line of a list: its address, and the file that draws it, fetched when it is opened.
import type { ComponentType } from 'react'

/** The `$names` of an address are the props of its screen. */
type ParamsOf<P extends string> = P extends `${infer Head}/${infer Tail}`
  ? ParamsOf<Head> & ParamsOf<Tail>
  : P extends `$${infer Name}`
    ? { readonly [K in Name]: string }
    : unknown

export type Params = Readonly<Record<string, string>>

export type DeskScreen = {
  readonly path: string
  /** rejects when the file cannot be had: no network, or a new release has replaced it */
  readonly load: () => Promise<ComponentType<Params>>
}

/** A screen that needs a name its address does not have does not compile. */
export function screen<P extends string>(
  path: P,
  load: () => Promise<ComponentType<ParamsOf<P> & object>>,
): DeskScreen {
  // the router gives the names of the address, which are those of the type
  return { path, load: async () => (await load()) as ComponentType<Params> }
}

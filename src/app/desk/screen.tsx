// A screen of the desk as one line of a list: its address, and the file that draws it, fetched when it is opened.
import { type ComponentType, lazy, Suspense } from 'react'
import { LoadingFrame } from '../../ui/loading-frame.tsx'

/** The `$names` of an address are the props of its screen. */
type ParamsOf<P extends string> = P extends `${infer Head}/${infer Tail}`
  ? ParamsOf<Head> & ParamsOf<Tail>
  : P extends `$${infer Name}`
    ? { readonly [K in Name]: string }
    : unknown

export type DeskScreen = { readonly path: string; readonly Page: ComponentType<Record<string, string>> }

export function screen<P extends string>(
  path: P,
  load: () => Promise<ComponentType<ParamsOf<P> & object>>,
): DeskScreen {
  const Loaded = lazy(async () => ({ default: (await load()) as ComponentType<object> }))
  return {
    path,
    Page: (params) => (
      <Suspense
        fallback={
          <LoadingFrame ready={false} height={30}>
            {null}
          </LoadingFrame>
        }
      >
        <Loaded {...params} />
      </Suspense>
    ),
  }
}

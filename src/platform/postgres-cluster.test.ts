// How much memory the database takes for its pages: an eighth of the machine, between what a small tablet server has and four gigabytes.
import { expect, test } from 'vitest'
import { memorySettings } from './postgres-cluster.ts'

test('pages take an eighth of the memory, within limits', () => {
  expect(memorySettings(1_000)).toEqual({ shared_buffers: '256MB', effective_cache_size: '1024MB' })
  expect(memorySettings(16_384)).toEqual({ shared_buffers: '2048MB', effective_cache_size: '8192MB' })
  expect(memorySettings(131_072)).toEqual({ shared_buffers: '4096MB', effective_cache_size: '65536MB' })
})

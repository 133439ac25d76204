export * from '../good/engine.ts'

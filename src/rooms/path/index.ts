export { type PathModel, pathModel, type Step, steps } from './model.ts'

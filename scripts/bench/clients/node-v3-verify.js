export { createVerifyingClient as createClient } from './node-v3.js'

/** Standard input, whole, as text; at a terminal it says that it waits, and for what. */
export async function readInput(what: string): Promise<string> {
  if (process.stdin.isTTY)
    process.stderr.write(`Type ${what}, then Enter and Ctrl+D. It is shown as you type.\n`)
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** Ways to take a dataset along from a terminal or a program; a token stands in for the person. */
import type { File } from '../../../src/records/dataset.ts'

export interface Snippet {
  readonly key: 'curl' | 'shell' | 'python'
  readonly label: string
  readonly text: string
}

/** `origin` as the browser sees the product, without a slash at the end. */
export function snippetsFor(
  origin: string,
  datasetId: string,
  files: readonly Pick<File, 'fileId' | 'version'>[],
): readonly Snippet[] {
  const base = `${origin}/api/v1/datasets/${datasetId}`
  const one = files.find(({ version }) => version > 0)
  return [
    {
      key: 'curl',
      label: 'All files',
      text: `curl -fL -H "Authorization: Bearer $CARRYOVER_TOKEN" \\\n  -o ${datasetId}.zip \\\n  "${base}/export?format=zip"`,
    },
    {
      key: 'shell',
      label: 'One file, only if it changed',
      text: shellOf(base, one?.fileId ?? 'file_…'),
    },
    { key: 'python', label: 'Python', text: pythonOf(base) },
  ]
}

function shellOf(base: string, fileId: string): string {
  return [
    `curl -fL -H "Authorization: Bearer $CARRYOVER_TOKEN" \\`,
    `  --etag-compare ${fileId}.etag --etag-save ${fileId}.etag \\`,
    `  -o ${fileId}.txt \\`,
    `  "${base}/files/${fileId}/content"`,
  ].join('\n')
}

function pythonOf(base: string): string {
  return [
    'import os, requests',
    '',
    `base = "${base}"`,
    'key = {"Authorization": f"Bearer {os.environ[\'CARRYOVER_TOKEN\']}"}',
    '',
    'for file in requests.get(f"{base}/files", headers=key).json()["data"]:',
    '    answer = requests.get(f"{base}/files/{file[\'fileId\']}/content", headers=key)',
    '    answer.raise_for_status()',
    '    with open(file["name"], "w", encoding="utf-8") as out:',
    '        out.write(answer.text)',
  ].join('\n')
}

/** Azure's style: the name of a deployment stands in the address, where others have a model in the body. */
const deployment = /(?<=\/deployments\/)[^/?]+/

/** The model that an address names; null: it names none. */
export function deploymentOf(target: string): string | null {
  return deployment.exec(target)?.[0] ?? null
}

export function withDeployment(target: string, model: string): string {
  return target.replace(deployment, () => encodeURIComponent(model))
}

// `/_simulator/calls`: tests add, change and delete calls while a client is working.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { CompanyState } from '../company.ts'
import { newId } from '../ids.ts'
import { changedCall, changeOf, emptyCall, newCall, NO_DETAILS } from './call-body.ts'
import { ControlError, jsonOf, read } from './control-body.ts'

const target = z.object({ id: z.string() })

export function mountCalls(app: FastifyInstance, company: CompanyState, clock: Clock): void {
  app.post('/_simulator/calls', (request, reply) => {
    const { id = newId(), ...body } = read(newCall, jsonOf(request))
    if (company.call(id)) throw new ControlError(`There is already a call ${id}.`)
    const call = emptyCall(company, id, clock.nowMs(), body)
    company.add(call, NO_DETAILS, [])
    company.change(id, changeOf(body, clock.nowMs()))
    return reply.code(201).send({ id })
  })

  app.patch('/_simulator/calls/:id', (request) => {
    const { id } = read(target, request.params)
    const change = changeOf(read(changedCall, jsonOf(request)), clock.nowMs())
    if (!company.change(id, change)) throw noCall(id)
    return { id }
  })

  app.delete('/_simulator/calls/:id', (request) => {
    const { id } = read(target, request.params)
    if (!company.remove(id)) throw noCall(id)
    return { id }
  })
}

function noCall(id: string): ControlError {
  return new ControlError(`There is no call ${id}.`)
}

/** Ends the program with one clear sentence and exit code 1. */
export class CliError extends Error {}

export const usage = `counterpart <command>

  start [options]              start the local Forge and Jira
    --sites blue,green[,red]     names of the sites                  (blue,green)
    --empty                      sites without connections
    --seed PATH                  load real Jira issues: a file or a folder of JSON
    --data DIR | --memory        where the sites keep their data     (.host)
    --port N                     landing page; sites follow after it (7700)
    --real-time | --virtual-time how time passes                     (real)

  These talk to a running host (--port N when it is not 7700):
  sites                        the sites, their addresses, projects and people
  connect blue:SUP green:DEV   connect two projects, all five steps
    --mode basic|visual|script   the mode of both sides              (basic)
    --file connection.json       rules of the first side
  apply FOLDER [--diff]        publish the connection files of FOLDER/SITE/, or say what they would change
  sync blue:SUP-1              sync one issue now and wait for its counterpart
  status                       connections of every site with what waits and what failed
  meters                       what the app has cost since the last reset
  drain                        run everything that is due
`;

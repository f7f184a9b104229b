"""The verbs, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from audit.cli import advice, channels, check, config, coverage, entities, evidence, guide, letter, plan, report, scan
from audit.cli.speaking import Speaking

DOORS = """\
pdaudit — 个人信息自查，全程离线 / finds personal data in your files, offline

  我担心泄露 / I fear a leak
      pdaudit scan 文件夹|FOLDER -o report.html
  我要发布 / I am about to publish
      pdaudit check 文件夹|FOLDER
  我管数据 / I look after others' data
      pdaudit scan 文件夹|FOLDER -o findings.jsonl -o report.html

全部命令 / all commands: pdaudit --help
"""

app = typer.Typer(
    name="pdaudit",
    cls=Speaking,
    help="Finds personal data in your own files and says what to do. Offline; values are shown masked.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("scan", short_help="查看：找出个人信息，写成报告 / look for personal data, report it")(scan.scan)
app.command("check", short_help="把关：发布前检查，有则返回 1 / gate before publishing, exit 1")(check.check)
app.command("coverage", short_help="能读什么：读不了什么，为什么 / what can be read, and what not")(coverage.coverage)
app.command("plan", short_help="先做什么：一张按顺序的清单 / what to do, one ordered checklist")(plan.plan)
app.command("letter", short_help="怎么说、怎么写：电话、信函、当面、网上 / a draft: call, write, go, file")(
    letter.letter
)
app.command("report", short_help="重出：换格式或语言 / render a saved report again")(report.report)
app.add_typer(entities.app, name="entities", short_help="找什么、怎么认 / what is looked for, and how")
app.add_typer(advice.app, name="advice", short_help="怎么办 / what to do about each kind of finding")
app.command("channels", short_help="找谁 / where to turn, by phone, letter, in person or online")(channels.channels)
app.add_typer(
    evidence.app, name="evidence", short_help="证据：登记、核对、交给警方 / an evidence log, to check and to hand over"
)
app.command("guide", short_help="怎么导出 / how to get your own data out of an app")(guide.guide)
app.add_typer(config.app, name="config", short_help="当前设置及出处 / what is in force, and who said so")


@app.callback(invoke_without_command=True)
def doors(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.")] = False,
) -> None:
    """Finds personal data in your own files and says what to do. Offline; values are shown masked."""
    if version:
        typer.echo(f"pdaudit {_version()}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(DOORS, nl=False)


def _version() -> str:
    """Of the tool and of its rules: results of two runs compare only where both are equal."""
    from audit.report.compose import tool_version
    from recognizers.catalogue import load

    return f"{tool_version()} (rules {load().digest})"

"""`entente completion`: the script that lets a shell complete commands, options and saved queries."""

from __future__ import annotations

import click


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    \b
    Examples:
      echo 'eval "$(entente completion bash)"' >> ~/.bashrc
      echo 'eval "$(entente completion zsh)"' >> ~/.zshrc
      entente completion fish > ~/.config/fish/completions/entente.fish
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None, shell
    root = ctx.find_root().command
    click.echo(found(root, {}, "entente", "_ENTENTE_COMPLETE").source())

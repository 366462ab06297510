# The explorer in a container, for docker-compose.yml: it needs a Neo4j server, named by ENTENTE_STORE.
FROM python:3.12-slim

WORKDIR /src
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY ingest ingest
COPY webapp webapp
COPY cypher cypher
COPY data data
RUN pip install --no-cache-dir --no-compile . && rm -rf /src

RUN useradd --create-home entente
USER entente
WORKDIR /home/entente
ENV PYTHONDONTWRITEBYTECODE=1
EXPOSE 8642
CMD ["entente", "serve"]

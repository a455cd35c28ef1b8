#!/bin/sh
# datadog.sh VERSION FOLDER: puts Datadog's .NET tracer (NuGet package Datadog.Trace.Bundle) into FOLDER; with no version an empty folder. Part of the image builds.
set -eu
version=$1 folder=$2
mkdir -p "$folder"
[ -n "$version" ] || exit 0

work=$(mktemp -d)
cat >"$work/tracer.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="Datadog.Trace.Bundle" Version="[$version]" /></ItemGroup>
</Project>
PROJECT
dotnet publish "$work/tracer.csproj" -c Release -o "$work/out" --nologo
cp -R "$work/out/datadog/." "$folder/"

# The folder of this machine's kind under one name, as the image's environment cannot ask.
case $(uname -m) in
  aarch64) kind=linux-arm64 ;;
  *) kind=linux-x64 ;;
esac
ln -s "$kind" "$folder/profiler"
[ -e "$folder/profiler/Datadog.Trace.ClrProfiler.Native.so" ] || { echo "the package has no tracer for $kind" >&2; exit 1; }

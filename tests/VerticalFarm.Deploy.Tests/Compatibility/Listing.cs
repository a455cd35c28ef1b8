using System.Reflection;
using System.Text.Json.Serialization;

namespace VerticalFarm.Deploy.Tests.Compatibility;

/// <summary>
/// What one version has to have in common with the next, a fact a line: what silos and gateways say to each other while versions roll, and what is
/// kept in the database.
/// </summary>
internal static class Listing
{
    private static readonly Type[] Types = [.. Programs.Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.Namespace?.StartsWith("OrleansCodeGen", StringComparison.Ordinal) != true)];

    /// <summary>Grain interfaces with their methods, and every type that travels with its members.</summary>
    public static string[] Contracts() => [.. Interfaces().Concat(WireTypes()).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Every state that a grain keeps, and the types in it as JSON has them.</summary>
    public static string[] States()
    {
        var seen = new HashSet<Type>();
        var lines = new List<string>();
        foreach (var parameter in Types.SelectMany(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)).SelectMany(made => made.GetParameters()))
        {
            if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } kept)
            {
                var state = parameter.ParameterType.GetGenericArguments()[0];
                lines.Add($"state {kept.StateName}: {TypeText.Of(state)}");
                Describe(state, seen, lines);
            }
        }

        return [.. lines.Distinct().Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Interfaces()
    {
        foreach (var contract in Types.Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable))))
        {
            var name = Alias(contract) ?? contract.FullName!;
            yield return $"grain {name} by {string.Join(", ", contract.GetInterfaces().Where(key => key.Name.StartsWith("IGrainWith", StringComparison.Ordinal)).Select(key => key.Name))}";
            foreach (var method in contract.GetMethods())
            {
                yield return $"grain {name} / {Alias(method) ?? method.Name}({string.Join(", ", method.GetParameters().Select(parameter => TypeText.Of(parameter.ParameterType)))}): {TypeText.Of(method.ReturnType)}";
            }
        }
    }

    private static IEnumerable<string> WireTypes()
    {
        foreach (var type in Types.Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)))
        {
            var name = Alias(type) ?? type.FullName!;
            if (type.IsEnum)
            {
                foreach (var line in Members(type, name))
                {
                    yield return line;
                }

                continue;
            }

            yield return $"wire {name}";
            foreach (var member in type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (member.GetCustomAttribute<IdAttribute>() is { } id)
                {
                    var of = member switch { PropertyInfo property => property.PropertyType, FieldInfo field => field.FieldType, _ => null };
                    if (of is not null)
                    {
                        yield return $"wire {name} / {id.Id}: {TypeText.Of(of)}";
                        foreach (var line in of.IsEnum && IsOurs(of) ? Members(of, Alias(of) ?? of.FullName!) : [])
                        {
                            yield return line;
                        }
                    }
                }
            }
        }
    }

    private static void Describe(Type type, HashSet<Type> seen, List<string> lines)
    {
        foreach (var part in TypeText.Parts(type).Where(IsOurs))
        {
            if (!seen.Add(part))
            {
                continue;
            }

            if (part.IsEnum)
            {
                lines.AddRange(Members(part, part.Name));
                continue;
            }

            foreach (var subtype in part.GetCustomAttributes<JsonDerivedTypeAttribute>(false))
            {
                lines.Add($"stored {part.Name} as \"{subtype.TypeDiscriminator}\": {TypeText.Of(subtype.DerivedType)}");
                Describe(subtype.DerivedType, seen, lines);
            }

            foreach (var property in part.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.GetIndexParameters().Length == 0))
            {
                if (property.GetCustomAttribute<JsonIgnoreAttribute>() is null && (property.SetMethod is not null || IsParameter(part, property)))
                {
                    lines.Add($"stored {TypeText.Of(part)} / {property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? property.Name}: {TypeText.Of(property.PropertyType)}");
                    Describe(property.PropertyType, seen, lines);
                }
            }
        }
    }

    private static IEnumerable<string> Members(Type type, string name) => Enum.GetNames(type).Select(member => $"enum {name} / {member} = {Convert.ToInt64(Enum.Parse(type, member), null)}");

    private static bool IsParameter(Type type, PropertyInfo property) => type.GetConstructors().Any(made => made.GetParameters().Any(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)));

    private static bool IsOurs(Type type) => Programs.Assemblies.Contains(type.Assembly);

    private static string? Alias(MemberInfo member) => member.GetCustomAttributes<AliasAttribute>(inherit: false).FirstOrDefault()?.Alias;
}
